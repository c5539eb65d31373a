package io.anumati.audit.person;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.anumati.contracts.PersonalFields;

/** Where in an entry personal values stand. */
final class PersonalValues {

    /**
     * @param userId the nearest {@code userId} around it, else the record's key
     * @param holder the object that has the field
     */
    record Found(String userId, String field, ObjectNode holder) {

        String value() {
            return holder.get(field).textValue();
        }

        void replaceWith(String reference) {
            holder.put(field, reference);
        }
    }

    private PersonalValues() {
    }

    static List<Found> in(ObjectNode entry) {
        List<Found> found = new ArrayList<>();
        collect(entry.path("data"), entry.path("key").asText(""), found);
        return found;
    }

    private static void collect(JsonNode node, String around, List<Found> found) {
        if (node instanceof ObjectNode object) {
            String userId = object.path("userId").isTextual() ? object.path("userId").textValue() : around;
            for (Map.Entry<String, JsonNode> property : object.properties()) {
                if (PersonalFields.NAMES.contains(property.getKey()) && property.getValue().isTextual()) {
                    found.add(new Found(userId, property.getKey(), object));
                } else {
                    collect(property.getValue(), userId, found);
                }
            }
        } else {
            node.forEach(item -> collect(item, around, found));
        }
    }
}
