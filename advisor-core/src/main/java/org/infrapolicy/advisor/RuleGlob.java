package org.infrapolicy.advisor;

import java.io.File;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.List;

/** Patterns of rule ids: {@code sofs/*}, {@code {sofs,s2d}/*}, {@code filesystem/page-file}. */
public final class RuleGlob {
    private RuleGlob() {}

    /**
     * Whether one of the patterns matches an id.
     *
     * @throws java.util.regex.PatternSyntaxException if one is no pattern
     */
    public static boolean any(List<String> globs, String id) {
        return globs.stream()
                .anyMatch(glob -> FileSystems.getDefault()
                        .getPathMatcher("glob:" + glob.replace("/", File.separator))
                        .matches(Path.of(id)));
    }
}
