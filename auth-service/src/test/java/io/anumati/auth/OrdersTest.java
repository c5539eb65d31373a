package io.anumati.auth;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

import io.anumati.auth.order.Steps;
import io.anumati.contracts.BrokerUpdate.OrderUpdateHinted;
import io.anumati.contracts.OrderEvent;
import io.anumati.contracts.OrderState;
import io.anumati.contracts.OrderStep;
import io.anumati.contracts.Partitions;
import io.anumati.contracts.RefusalReason;
import io.anumati.contracts.Topic;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;

/** A subscriber sees own orders, each with its reason in plain words; what the broker posts becomes a hint. */
@OnRealParts
class OrdersTest {

    @Test
    void aRefusalIsShownWithItsReasonToItsOwnerOnly() {
        // Given
        String owner = "u-order1";
        // When
        tell(owner, Steps.step(owner, "cmd-order1", 1, OrderState.RECEIVED, Steps.received()));
        tell(owner, Steps.step(owner, "cmd-order1", 2, OrderState.REFUSED, Steps.refused(RefusalReason.ORDER_VALUE)));
        // Then
        await().atMost(15, TimeUnit.SECONDS).until(() -> orders(owner).path("[0].state"), "REFUSED"::equals);
        assertThat(orders(owner).<String> path("[0].reason.code")).isEqualTo("ORDER_VALUE");
        assertThat(orders(owner).<String> path("[0].reason.text")).isEqualTo(RefusalReason.ORDER_VALUE.sentence());
        assertThat(orders("u-order2").jsonPath().getList("")).isEmpty();
    }

    @Test
    void aRecordThatCannotBeReadIsADeadLetterAndThePartitionGoesOn() {
        // Given
        String owner = "u-order3";
        int partition = Partitions.of(owner, 12);
        byte[] garbage = "{\"type\":\"Nonsense-order3\"}".getBytes(UTF_8);
        // When
        Kafka.publish(new ProducerRecord<>(Topic.ORDER_EVENTS.topicName(), partition, owner.getBytes(UTF_8), garbage));
        tell(owner, Steps.step(owner, "cmd-order3", 1, OrderState.FILLED, new OrderStep.BookShows("tag",
                new OrderEvent.BrokerOrder("b-1", "x-1", "complete", 5, new BigDecimal("10.5"), null, null, Instant.EPOCH))));
        // Then
        await().atMost(15, TimeUnit.SECONDS).until(() -> orders(owner).path("[0].state"), "FILLED"::equals);
        assertThat(orders(owner).<String> path("[0].averagePrice")).isEqualTo("10.5");
        ConsumerRecord<byte[], byte[]> letter = Kafka.all(Topic.ORDER_EVENTS.deadLetterName()).stream()
                .filter(one -> new String(one.value(), UTF_8).contains("Nonsense-order3")).findFirst().orElseThrow();
        assertThat(letter.partition()).isEqualTo(partition);
        assertThat(letter.headers().lastHeader("dead-letter-reason")).isNotNull();
        assertThat(new String(letter.headers().lastHeader("dead-letter-topic").value(), UTF_8)).isEqualTo("order-events");
    }

    @Test
    void aCatalogueRecordThatCannotBeReadIsADeadLetterAndTheCatalogueGoesOn() {
        // Given
        byte[] garbage = "{\"type\":\"Nonsense-catalogue\"}".getBytes(UTF_8);
        // When
        Kafka.publish(new ProducerRecord<>(Topic.STRATEGIES.topicName(), 0, "x:1".getBytes(UTF_8), garbage));
        Person.publishStrategy("order-4");
        // Then
        await().atMost(15, TimeUnit.SECONDS).until(() -> Kafka.all(Topic.STRATEGIES.deadLetterName()).stream()
                .anyMatch(one -> new String(one.value(), UTF_8).contains("Nonsense-catalogue")
                        && one.headers().lastHeader("dead-letter-reason") != null));
    }

    @Test
    void whatTheBrokerPostsBecomesAHintOfThePathsUser() {
        // Given
        Person person = Person.registered("order5");
        // When
        String orderId = Broker.order(person.brokerUserId());
        // Then
        await().atMost(15, TimeUnit.SECONDS).until(() -> hints(person).stream()
                .anyMatch(hint -> hint.brokerOrderId().equals(orderId) && hint.status().equals("complete")
                        && hint.filledQuantity() == 10));
    }

    @Test
    void aPostbackThatCannotBeReadChangesNothing() {
        // Given
        Person person = Person.registered("order6");
        // When
        Response answer = RestAssured.given().contentType(ContentType.JSON).body("{")
                .post(URI.create(person.postbackUrl()).getPath());
        // Then
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(hints(person)).isEmpty();
    }

    @Test
    void aReplacedPathThatIsRememberedGivesHintsOfTheSameUserOnly() {
        // Given
        Person person = Person.registered("order7");
        Broker.order(person.brokerUserId());
        await().atMost(15, TimeUnit.SECONDS).until(() -> !hints(person).isEmpty());
        Person replaced = Person.registered("order7");
        assertThat(replaced.postbackUrl()).isNotEqualTo(person.postbackUrl());
        // When
        Response answer = RestAssured.given().contentType(ContentType.JSON)
                .body("{\"order_id\":\"late-7\",\"status\":\"open\",\"quantity\":1,\"filled_quantity\":0}")
                .post(URI.create(person.postbackUrl()).getPath());
        // Then
        assertThat(answer.statusCode()).isEqualTo(200);
        await().atMost(15, TimeUnit.SECONDS)
                .until(() -> hints(replaced).stream().anyMatch(hint -> hint.brokerOrderId().equals("late-7")));
    }

    private static List<OrderUpdateHinted> hints(Person person) {
        return Kafka.events(Topic.BROKER_UPDATES, OrderUpdateHinted.class, person.userId());
    }

    private static void tell(String userId, OrderEvent event) {
        Kafka.publish(Topic.ORDER_EVENTS, userId, event);
    }

    private static Response orders(String userId) {
        return Web.as(userId).get("/api/v1/me/orders");
    }
}
