package org.infrapolicy.advisor.environment;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Number and unit, as {@code 1.5 h}; a bare number has a meaning only if it is 0. */
final class Quantity {
    private static final Pattern FORM = Pattern.compile("(\\d{1,30}(?:\\.\\d{1,30})?)\\s*(\\p{L}[\\p{L}/]{0,30})?");
    private static final BigDecimal MOST = BigDecimal.valueOf(Long.MAX_VALUE);

    private Quantity() {}

    /** So many of the smallest unit, rounded to a whole one; empty if the text is not a quantity or is too large. */
    static OptionalLong parse(String text, Map<String, Long> units) {
        Matcher matcher = FORM.matcher(text.strip());
        if (!matcher.matches()) {
            return OptionalLong.empty();
        }
        BigDecimal number = new BigDecimal(matcher.group(1));
        if (matcher.group(2) == null) {
            return number.signum() == 0 ? OptionalLong.of(0) : OptionalLong.empty();
        }
        Long factor = units.get(matcher.group(2).toLowerCase(Locale.ROOT));
        if (factor == null) {
            return OptionalLong.empty();
        }
        BigDecimal amount = number.multiply(BigDecimal.valueOf(factor)).setScale(0, RoundingMode.HALF_UP);
        return amount.compareTo(MOST) < 0 ? OptionalLong.of(amount.longValueExact()) : OptionalLong.empty();
    }

    /** Units in lower case with their factors: pairs of a factor and spellings with blanks between them. */
    static Map<String, Long> units(Object... factorsAndSpellings) {
        Map<String, Long> units = new LinkedHashMap<>();
        for (int i = 0; i < factorsAndSpellings.length; i += 2) {
            for (String spelling : ((String) factorsAndSpellings[i + 1]).split(" ")) {
                units.put(spelling, ((Number) factorsAndSpellings[i]).longValue());
            }
        }
        return units;
    }
}
