package org.infrapolicy.advisor.cli;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import java.nio.file.Path;
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
                            "a/" + name(document.file()),
                            "b/" + name(document.file()),
                            before,
                            DiffUtils.diff(before, after),
                            CONTEXT)
                    .forEach(line -> patch.append(line).append('\n'));
        }
        return patch.toString();
    }

    /** Relative to where the command runs, as those who apply a patch want it. */
    private static String name(String file) {
        Path here = Path.of("").toAbsolutePath();
        Path path = Path.of(file).toAbsolutePath().normalize();
        Path known = path.startsWith(here) ? here.relativize(path) : path;
        String name = known.toString().replace('\\', '/');
        return name.startsWith("/") ? name.substring(1) : name;
    }

    /**
     * Carriage returns stay, so that the patch fits a document that has them. A last line that does not end is marked as one, as those
     * who apply a patch want it.
     */
    private static List<String> lines(String text) {
        if (text.endsWith("\n")) {
            return List.of(text.substring(0, text.length() - 1).split("\n", -1));
        }
        return List.of((text + "\n\\ No newline at end of file").split("\n(?!\\\\ No newline)", -1));
    }
}
