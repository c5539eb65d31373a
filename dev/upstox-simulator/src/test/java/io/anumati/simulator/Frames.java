package io.anumati.simulator;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;

import io.anumati.simulator.json.Json;

/**
 * A message of the market data feed as JSON, by the names that the broker gave its fields. Maps become objects, and
 * six decimals are kept: the last ones of a Greek may differ between machines.
 */
final class Frames {

    private Frames() {
    }

    static ObjectNode text(Message message) {
        ObjectNode text = Json.object();
        for (Map.Entry<FieldDescriptor, Object> field : message.getAllFields().entrySet()) {
            text.set(field.getKey().getName(), text(field.getKey(), field.getValue()));
        }
        return text;
    }

    private static JsonNode text(FieldDescriptor field, Object value) {
        if (field.isMapField()) {
            ObjectNode map = Json.object();
            ((List<?>) value).forEach(entry -> put(map, (Message) entry));
            return map;
        }
        if (field.isRepeated()) {
            ArrayNode list = Json.array();
            ((List<?>) value).forEach(one -> list.add(single(one)));
            return list;
        }
        return single(value);
    }

    private static void put(ObjectNode map, Message entry) {
        List<FieldDescriptor> fields = entry.getDescriptorForType().getFields();
        map.set(entry.getField(fields.getFirst()).toString(), single(entry.getField(fields.getLast())));
    }

    private static JsonNode single(Object value) {
        return switch (value) {
            case Message inner -> text(inner);
            case EnumValueDescriptor choice -> Json.tree(choice.getName());
            case Double number -> Json.tree(new BigDecimal(new BigDecimal(number).setScale(6, RoundingMode.HALF_UP)
                    .stripTrailingZeros().toPlainString()));
            default -> Json.tree(value);
        };
    }
}
