package org.infrapolicy.advisor.environment.vocabulary;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Further spellings of a value that a document may use; case, blanks, hyphens and underscores do not matter. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.FIELD)
public @interface Spelling {
    /** The spellings. */
    String[] value();
}
