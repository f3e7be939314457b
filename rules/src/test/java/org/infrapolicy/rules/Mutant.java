package org.infrapolicy.rules;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.infrapolicy.advisor.environment.OperatingSystem;

/**
 * A rule of which one thing is changed: a comparison, a literal, a question to a list, {@code not}, {@code exists}, {@code or}.
 *
 * @param rule id of the rule
 * @param change what is changed, with line and column: {@code 21:34 == -> !=}
 * @param drl the changed text
 */
record Mutant(String rule, String change, String drl) {
    private static final Pattern TOKEN =
            Pattern.compile("\"[^\"]*\"|[=!<>]=|[<>]|&&|\\|\\||\\b[A-Z]\\w*\\.[A-Z][A-Z0-9_]+\\b"
                    + "|\\.\\w+(?=\\()|\\b(?:not|exists)\\(|\\b(?:true|false|or|and)\\b|(?<![\\w$.-])\\d+\\b");

    /** Each is replaced by what its opposite or its neighbour is. */
    private static final Map<String, List<String>> CHANGES = Map.ofEntries(
            Map.entry("==", List.of("!=")),
            Map.entry("!=", List.of("==")),
            Map.entry(">=", List.of(">", "<")),
            Map.entry("<=", List.of("<", ">")),
            Map.entry(">", List.of(">=", "<=")),
            Map.entry("<", List.of("<=", ">=")),
            Map.entry("&&", List.of("||")),
            Map.entry("||", List.of("&&")),
            Map.entry("true", List.of("false")),
            Map.entry("false", List.of("true")),
            Map.entry("or", List.of("and")),
            Map.entry("not(", List.of("exists(")),
            Map.entry("exists(", List.of("not(")),
            Map.entry(".includes", List.of(".lacks")),
            Map.entry(".lacks", List.of(".includes")),
            Map.entry(".includesAny", List.of(".includesAll", ".lacksAll")),
            Map.entry(".includesAll", List.of(".includesAny")),
            Map.entry(".lacksAll", List.of(".includesAny")),
            Map.entry(".includesOtherThan", List.of(".onlyHas")),
            Map.entry(".onlyHas", List.of(".includesOtherThan")),
            Map.entry(".atLeast", List.of(".fewerThan")),
            Map.entry(".fewerThan", List.of(".atLeast")));

    /** All mutants of a rule. */
    static List<Mutant> of(String rule, String drl) {
        int start = drl.indexOf("\nwhen\n");
        int end = drl.indexOf("\nthen", start);
        List<Mutant> mutants = new ArrayList<>();
        Matcher matcher = TOKEN.matcher(drl);
        matcher.region(start + 6, end);
        List<MatchResult> tokens = matcher.results().toList();
        for (MatchResult token : tokens) {
            int lineStart = drl.lastIndexOf('\n', token.start()) + 1;
            long line = drl.substring(0, lineStart).lines().count() + 1;
            String place = line + ":" + (token.start() - lineStart + 1) + " " + token.group() + " -> ";
            for (String replacement : replacements(token.group())) {
                mutants.add(new Mutant(
                        rule,
                        place + replacement,
                        drl.substring(0, token.start()) + replacement + drl.substring(token.end())));
            }
            if (token.group().startsWith(".") && !CHANGES.containsKey(token.group())) {
                int closing = closing(drl, token.end());
                if (drl.substring(closing).matches("(?s)\\s*[,)].*")) {
                    mutants.add(new Mutant(
                            rule, place + "false", drl.substring(0, closing) + " == false" + drl.substring(closing)));
                }
            }
        }
        return mutants;
    }

    /** The place behind the bracket that closes the one at this place. */
    private static int closing(String text, int opening) {
        int depth = 0;
        int at = opening;
        do {
            depth += text.charAt(at) == '(' ? 1 : text.charAt(at) == ')' ? -1 : 0;
            at++;
        } while (depth > 0);
        return at;
    }

    private static List<String> replacements(String token) {
        if (CHANGES.containsKey(token)) {
            return CHANGES.get(token);
        }
        if (token.startsWith("\"")) {
            return List.of(token.equals("\"\"") ? "\"other\"" : "\"\"");
        }
        if (Character.isDigit(token.charAt(0))) {
            return List.of(String.valueOf(Integer.parseInt(token) + 1));
        }
        if (Character.isUpperCase(token.charAt(0))) {
            return neighbour(token);
        }
        return List.of();
    }

    /** Another value of the same vocabulary, or the next release of an operating system. */
    private static List<String> neighbour(String constant) {
        String type = constant.substring(0, constant.indexOf('.'));
        String name = constant.substring(constant.indexOf('.') + 1);
        List<String> all;
        if (type.equals("OperatingSystem")) {
            all = Arrays.stream(OperatingSystem.class.getFields())
                    .filter(field -> field.getType() == OperatingSystem.class)
                    .map(java.lang.reflect.Field::getName)
                    .toList();
        } else {
            try {
                Class<?> vocabulary = Class.forName("org.infrapolicy.advisor.environment.vocabulary." + type);
                all = Arrays.stream(vocabulary.getEnumConstants())
                        .map(value -> ((Enum<?>) value).name())
                        .toList();
            } catch (ClassNotFoundException e) {
                return List.of();
            }
        }
        int at = all.indexOf(name);
        return at < 0 || all.size() < 2 ? List.of() : List.of(type + "." + all.get((at + 1) % all.size()));
    }

    @Override
    public String toString() {
        return rule + " " + change;
    }
}
