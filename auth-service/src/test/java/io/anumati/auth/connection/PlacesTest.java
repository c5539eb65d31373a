package io.anumati.auth.connection;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PlacesTest {

    private final Places places = new Places(2);

    @Test
    void i12_anOwnerWhoseWorkHangsTakesNoPlaceOfAnother() {
        // Given
        places.enter("hanging");
        places.enter("hanging");
        // When
        boolean third = places.enter("hanging");
        boolean other = places.enter("other");
        // Then
        assertThat(third).isFalse();
        assertThat(other).isTrue();
        assertThat(places.owners()).isEqualTo(2);
    }

    @Test
    void aPlaceThatIsLeftIsFreeAgain() {
        // Given
        places.enter("one");
        places.enter("one");
        // When
        places.leave("one");
        // Then
        assertThat(places.enter("one")).isTrue();
        places.leave("one");
        places.leave("one");
        assertThat(places.owners()).isZero();
    }
}
