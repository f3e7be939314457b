package org.infrapolicy.advisor.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The conditions of a rule in the words of an administrator, as nested Markdown lists. */
final class PlainConditions {
    private static final Pattern PATTERN = Pattern.compile("(?:(\\$\\w+) : )?(\\w+)\\((.*)\\)");
    private static final Pattern CONSTANT = Pattern.compile("\\b(?:\\w+\\.)*([A-Z]\\w*)\\.([A-Z][A-Z0-9_]*)\\b");
    private static final Pattern QUESTION = Pattern.compile("(!?)([\\w$.!]+)\\.(\\w+)\\(\\s*(.*?)\\s*\\)");
    private static final Pattern COMPARISON = Pattern.compile("(.+?)\\s*(==|!=|>=|<=|>|<)\\s*(.+)");

    private final StringBuilder text = new StringBuilder();
    private int depth;
    private boolean alternative;

    private PlainConditions() {}

    static String of(String conditions) {
        PlainConditions plain = new PlainConditions();
        conditions.lines().map(String::strip).forEach(plain::line);
        return plain.text.toString();
    }

    private void line(String line) {
        if (line.equals("--")) {
            text.append("\nSo far the rule applies. It is breached if also:\n\n");
            return;
        }
        String rest = line;
        while (true) {
            if (rest.startsWith("or ")) {
                alternative = true;
                rest = rest.substring(3);
            } else if (rest.startsWith("not( ")) {
                item("there is no such combination:");
                depth++;
                rest = rest.substring(5);
            } else if (rest.startsWith("exists( ")) {
                item("there is:");
                depth++;
                rest = rest.substring(8);
            } else {
                break;
            }
        }
        if (rest.equals(")")) {
            depth--;
            return;
        }
        Matcher pattern = PATTERN.matcher(rest);
        if (!pattern.matches()) {
            item(rest);
            return;
        }
        List<String> constraints = split(pattern.group(3));
        boolean same = constraints.removeIf(constraint -> constraint.startsWith("this == $"));
        String again = same ? rest.replaceFirst(".*?this == \\$(\\w+).*", "$1") : "";
        String object = same ? "`" + again + "`" : "a **" + words(pattern.group(2)) + "**";
        String name =
                pattern.group(1) == null ? "" : ", called `" + pattern.group(1).substring(1) + "`";
        String where = constraints.isEmpty()
                ? ""
                : (name.isEmpty() ? " where " : ", where ")
                        + String.join(
                                "; ",
                                constraints.stream()
                                        .map(PlainConditions::constraint)
                                        .toList());
        item(object + name + where);
    }

    private void item(String words) {
        text.append("  ".repeat(depth))
                .append("- ")
                .append(alternative ? "or " : "")
                .append(words)
                .append('\n');
        alternative = false;
    }

    private static List<String> split(String constraints) {
        List<String> parts = new ArrayList<>();
        int open = 0;
        int start = 0;
        for (int i = 0; i < constraints.length(); i++) {
            char c = constraints.charAt(i);
            open += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (c == ',' && open == 0) {
                parts.add(constraints.substring(start, i).strip());
                start = i + 1;
            }
        }
        parts.add(constraints.substring(start).strip());
        parts.removeIf(String::isEmpty);
        return parts;
    }

    private static String constraint(String constraint) {
        if (constraint.contains("||") || constraint.contains("&&")) {
            return Pattern.compile("\\s*(\\|\\||&&)\\s*")
                    .splitAsStream(constraint.replaceAll("^\\(|\\)$", ""))
                    .map(PlainConditions::constraint)
                    .reduce((a, b) -> a + (constraint.contains("||") ? " or " : " and ") + b)
                    .orElse("");
        }
        Matcher question = QUESTION.matcher(constraint);
        if (question.matches() && !question.group(3).equals("of")) {
            return attribute(question.group(2)) + (question.group(1).isEmpty() ? " " : " not ")
                    + question(question.group(3)) + " " + value(question.group(4));
        }
        Matcher comparison = COMPARISON.matcher(constraint);
        if (comparison.matches()) {
            return attribute(comparison.group(1)) + " " + comparison(comparison.group(2)) + " "
                    + value(comparison.group(3));
        }
        return value(constraint);
    }

    private static String question(String method) {
        return switch (method) {
            case "includes" -> "includes";
            case "includesAny" -> "includes any of";
            case "includesAll" -> "includes all of";
            case "includesOtherThan" -> "includes others than";
            case "lacks" -> "lacks";
            case "lacksAll" -> "lacks all of";
            case "onlyHas" -> "has nothing but";
            case "atLeast" -> "counts at least";
            case "fewerThan" -> "counts fewer than";
            case "before" -> "is older than";
            default -> "is " + words(method);
        };
    }

    private static String comparison(String operator) {
        return switch (operator) {
            case "==" -> "is";
            case "!=" -> "is not";
            case ">=" -> "is at least";
            case "<=" -> "is at most";
            case ">" -> "is above";
            default -> "is below";
        };
    }

    private static String attribute(String text) {
        return text.equals("this") ? "it" : text.equals("reference") ? "it" : value(text);
    }

    private static String value(String text) {
        String value = CONSTANT.matcher(text)
                .replaceAll(match -> match.group(1).equals("OperatingSystem")
                        ? spoken(match.group(2))
                        : match.group(2).toLowerCase(Locale.ROOT).replace('_', '-'));
        value = value.replaceAll("\\btrue\\b", "yes")
                .replaceAll("\\bfalse\\b", "no")
                .replace("!.", ".");
        value = value.replaceAll(
                        "(?:Version|Duration|DataSize|Distance|TimeSpan)\\.(\\w+)\\( ?([\\d, ]+?) ?\\)", "$2 $1")
                .replaceAll("([\\d, ]+) of\\b", "$1")
                .replaceAll("(\\d), (\\d)", "$1.$2");
        value = value.replaceAll("\\$(\\w+)\\.reference\\b", "$1");
        return value.equals("\"\"")
                ? "empty"
                : "`" + value.replaceAll("[$\"]", "").strip() + "`";
    }

    private static String spoken(String constant) {
        StringBuilder words = new StringBuilder();
        for (String word : constant.split("_")) {
            words.append(words.length() == 0 ? "" : " ")
                    .append(
                            word.length() < 3
                                    ? word
                                    : word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT));
        }
        return words.toString();
    }

    private static String words(String name) {
        return name.replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
    }
}
