package org.infrapolicy.advisor.importing;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An object as {@code ConvertTo-Json} writes it. A property that is absent, null or blank is unknown: the accessors return null.
 *
 * <p>Below its depth {@code ConvertTo-Json} writes text for an object and one text with blanks for a list, also for an empty one.
 * Such text is reported as cut short and is unknown, never empty.
 */
record PowerShellObject(JsonNode node, String path, ImportFindings findings) {
    private static final Pattern DATE = Pattern.compile("/Date\\((-?\\d{1,17})([+-]\\d{4})?\\)/");

    String path(String property) {
        return path.isEmpty() ? property : path + "." + property;
    }

    boolean has(String property) {
        return node.has(property);
    }

    /** The text of a property, without blanks around it; a number as its digits. */
    @Nullable
    String text(String property) {
        JsonNode value = node.path(property);
        if (!value.isTextual() && !value.isIntegralNumber()) {
            return null;
        }
        String text = value.asText().strip();
        return text.isEmpty() ? null : text;
    }

    @Nullable
    Boolean flag(String property) {
        JsonNode value = node.path(property);
        if (value.isBoolean()) {
            return value.booleanValue();
        }
        String text = text(property);
        return "True".equalsIgnoreCase(text) ? Boolean.TRUE : "False".equalsIgnoreCase(text) ? Boolean.FALSE : null;
    }

    @Nullable
    Long number(String property) {
        JsonNode value = node.path(property);
        if (value.isIntegralNumber() && value.canConvertToLong()) {
            return value.longValue();
        }
        String text = text(property);
        return text != null && text.matches("\\d{1,18}") ? Long.valueOf(text) : null;
    }

    @Nullable
    PowerShellObject object(String property) {
        JsonNode value = node.path(property);
        return value.isObject() ? new PowerShellObject(value, path(property), findings) : null;
    }

    /** The objects of a list property; a list of one may be written without its brackets. Null if unknown. */
    @Nullable
    List<PowerShellObject> objects(String property) {
        JsonNode value = node.path(property);
        // Windows PowerShell wraps a list that was a property of an object before.
        if (value.isObject() && value.path("value").isArray() && value.has("Count")) {
            value = value.path("value");
        }
        if (value.isObject()) {
            return List.of(new PowerShellObject(value, path(property), findings));
        }
        if (value.isTextual()) {
            findings.cutShort(path(property));
            return null;
        }
        if (!value.isArray()) {
            return null;
        }
        List<PowerShellObject> objects = new ArrayList<>();
        for (int i = 0; i < value.size(); i++) {
            String path = path(property) + "[" + i + "]";
            if (value.get(i).isObject()) {
                objects.add(new PowerShellObject(value.get(i), path, findings));
            } else if (!value.get(i).isNull()) {
                findings.cutShort(path);
                return null;
            }
        }
        return objects;
    }

    /** A day: {@code /Date(1510848641348)/}, an ISO 8601 date or time, or a date object with one of them as its value. */
    Optional<LocalDate> day(String property) {
        PowerShellObject wrapped = object(property);
        if (wrapped != null) {
            return wrapped.day("value");
        }
        String text = text(property);
        if (text == null) {
            return Optional.empty();
        }
        Matcher date = DATE.matcher(text);
        try {
            if (date.matches()) {
                Instant instant = Instant.ofEpochMilli(Long.parseLong(date.group(1)));
                return Optional.of(LocalDate.ofInstant(instant, ZoneOffset.UTC));
            }
            return Optional.of(
                    text.matches("\\d{4}-\\d{2}-\\d{2}")
                            ? LocalDate.parse(text)
                            : OffsetDateTime.parse(text).toLocalDate());
        } catch (DateTimeParseException e) {
            unmapped(property, text, "not a date; write it as 2026-09-28");
            return Optional.empty();
        }
    }

    void unmapped(String property, String value, String reason) {
        findings.unmapped(path(property), value, reason);
    }
}
