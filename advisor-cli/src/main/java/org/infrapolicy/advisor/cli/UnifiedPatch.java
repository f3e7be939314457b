package org.infrapolicy.advisor.cli;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import java.util.List;
import org.infrapolicy.advisor.environment.EnvironmentEditor.Edited;

/** Changed documents as a patch that {@code git apply} and {@code patch} take. */
final class UnifiedPatch {
    private static final int CONTEXT = 3;

    private UnifiedPatch() {}

    static String of(List<Edited> documents) {
        StringBuilder patch = new StringBuilder();
        for (Edited document : documents) {
            List<String> before = lines(document.before());
            List<String> after = lines(document.after());
            UnifiedDiffUtils.generateUnifiedDiff(
                            "a/" + document.file(),
                            "b/" + document.file(),
                            before,
                            DiffUtils.diff(before, after),
                            CONTEXT)
                    .forEach(line -> patch.append(line).append('\n'));
        }
        return patch.toString();
    }

    /** Carriage returns stay, so that the patch fits a document that has them. */
    private static List<String> lines(String text) {
        String body = text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
        return List.of(body.split("\n", -1));
    }
}
