package io.anumati.auth.route;

import java.util.List;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import io.smallrye.mutiny.Uni;

/** An egress address belongs to one subscriber: the primary key says so. */
@Entity
@Table(name = "egress_address")
class EgressAddress extends PanacheEntityBase {

    @Id
    public String address;
    public String userId;

    static Uni<Boolean> takenByOther(String userId, List<String> addresses) {
        return count("address in ?1 and userId <> ?2", addresses, userId).map(count -> count > 0);
    }

    /** These, and no others, are the user's. */
    static Uni<Void> assign(String userId, List<String> addresses) {
        return delete("userId", userId)
                .chain(() -> persist(addresses.stream().map(address -> of(address, userId)))).chain(Panache::flush);
    }

    private static EgressAddress of(String address, String userId) {
        EgressAddress row = new EgressAddress();
        row.address = address;
        row.userId = userId;
        return row;
    }
}
