package org.infrapolicy.advisor.environment;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Documents a component of a fact that a document may state. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Attribute {
    /** What the attribute says, in the words of an administrator. */
    String value();

    /** A value as a document writes it. */
    String example() default "";

    /** Sections whose objects may be named; empty for a value, or for a reference to any section. */
    Section[] refersTo() default {};

    /** What the word {@code none} means here; empty where it is not allowed, or has its general meaning. */
    String none() default "";

    /** Whether the value can be derived from listed objects; where both are there they must agree. */
    boolean summary() default false;
}
