package org.infrapolicy.advisor.rule;

import java.time.Duration;
import java.util.Optional;
import org.infrapolicy.advisor.environment.DataSize;
import org.infrapolicy.advisor.environment.TimeSpan;
import org.jspecify.annotations.Nullable;

/**
 * A threshold that the documents leave open, with the value that a rule pack gives it. Exactly one of the values is set.
 *
 * @param name for example {@code very-large-volume}
 * @param meaning what it decides, and that the figure is ours
 * @param size a size
 * @param duration a duration
 * @param count a number
 */
public record Parameter(
        String name,
        String meaning,
        @Nullable DataSize size,
        @Nullable Duration duration,
        @Nullable Integer count) {

    /**
     * The same with another value.
     *
     * @param text the value as a document writes it, for example {@code 20 TB}
     * @return empty if it is no value of this kind
     */
    public Optional<Parameter> with(String text) {
        if (size != null) {
            return DataSize.parse(text).map(parsed -> new Parameter(name, meaning, parsed, null, null));
        }
        if (duration != null) {
            return TimeSpan.parse(text).map(parsed -> new Parameter(name, meaning, null, parsed, null));
        }
        return text.matches("\\d{1,9}")
                ? Optional.of(new Parameter(name, meaning, null, null, Integer.valueOf(text)))
                : Optional.empty();
    }

    /** The value in words. */
    public String value() {
        return size != null ? size.toString() : duration != null ? TimeSpan.text(duration) : String.valueOf(count);
    }
}
