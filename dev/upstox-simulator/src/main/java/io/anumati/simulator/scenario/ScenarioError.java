package io.anumati.simulator.scenario;

import java.nio.file.Path;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;

/** A scenario that cannot be played; the message names the place and is one line. */
public final class ScenarioError extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private ScenarioError(String message, Throwable cause) {
        super(message, cause);
    }

    /** The same with the file before the place. */
    public ScenarioError in(Path file) {
        return new ScenarioError(file + ": " + getMessage(), this);
    }

    static ScenarioError at(String place, String why) {
        return new ScenarioError(place + ": " + why, null);
    }

    /** @param place of the entry; the cause may know more exactly */
    static ScenarioError at(String place, RuntimeException cause) {
        if (cause.getCause() instanceof JsonMappingException inside) {
            StringBuilder exact = new StringBuilder(place);
            inside.getPath().forEach(step -> exact
                    .append(step.getFieldName() == null ? "[" + step.getIndex() + "]" : "." + step.getFieldName()));
            return new ScenarioError(exact + ": " + why(inside), cause);
        }
        return new ScenarioError(place + ": " + firstLine(cause.getMessage()), cause);
    }

    private static String why(JsonMappingException inside) {
        return switch (inside) {
            case UnrecognizedPropertyException unknown -> "is not known here; known are "
                    + String.join(", ", unknown.getKnownPropertyIds().stream().map(Object::toString).sorted().toList());
            case ValueInstantiationException made when made.getCause() != null -> firstLine(made.getCause().getMessage());
            default -> firstLine(inside.getOriginalMessage());
        };
    }

    private static String firstLine(String text) {
        return text == null ? "cannot be read" : text.lines().findFirst().orElse("");
    }
}
