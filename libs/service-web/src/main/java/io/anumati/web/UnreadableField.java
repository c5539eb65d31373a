package io.anumati.web;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonMappingException.Reference;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;

/** The documented field at which JSON could not be read; a name that the caller chose is not repeated. */
final class UnreadableField {

    private UnreadableField() {
    }

    static Optional<String> in(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause).filter(JsonMappingException.class::isInstance)
                .map(JsonMappingException.class::cast).findFirst()
                .filter(unreadable -> !(unreadable instanceof UnrecognizedPropertyException))
                .map(JsonMappingException::getPath).filter(UnreadableField::isDocumented)
                .map(path -> path.getLast().getFieldName());
    }

    private static boolean isDocumented(List<Reference> path) {
        return !path.isEmpty() && path.stream().noneMatch(step -> step.getFrom() instanceof Map);
    }
}
