package org.infrapolicy.advisor.environment;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class EnvironmentSchemaTest {
    private static final Schema SCHEMA = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(EnvironmentSchema.json());

    private static List<Error> validate(String text) {
        return SCHEMA.validate(text, text.startsWith("{") ? InputFormat.JSON : InputFormat.YAML);
    }

    /** All but aliases, which the validator's own YAML parser does not resolve. */
    static List<String> readable() {
        return ReadableDocuments.ALL.keySet().stream()
                .filter(name -> !name.equals("aliases"))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("readable")
    void accepts_what_the_reader_accepts(String name) {
        assertThat(validate(ReadableDocuments.ALL.get(name))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"small.yaml", "branch-office.yaml", "enterprise.yaml"})
    void accepts_the_shared_examples(String name) throws Exception {
        assertThat(validate(Files.readString(SharedFiles.path("examples/" + name))))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "volume: []",
                "volumes: {d: {}}",
                "volumes: [{name: d}]",
                "volumes: [{id: none}]",
                "volumes: [{id: d, filesystem: ntfs}]",
                "volumes: [{id: d, fileSystem: ntfz}]",
                "volumes: [{id: d, size: 40}]",
                "volumes: [{id: d, placement: host}]",
                "volumes: [{id: d, boot: maybe}]",
                "volumes: [{id: d, size: none}]",
                "links: [{id: l, distance: 65 miles}]",
                "workloads: [{id: w, separateCopies: -1}]",
                "products: [{id: p, supports: {foo: yes}}]",
                "hosts: [{id: h, origin: {nonsense: x}}]",
                "fileServers: [{id: f, dfsNamespace: [none]}]",
                "version: 2",
                "asOf: 2026-09"
            })
    void refuses_what_the_reader_refuses(String text) {
        assertThat(validate(text)).isNotEmpty();
    }

    @Test
    void documents_every_attribute_that_may_be_stated_and_no_derived_one() {
        String json = EnvironmentSchema.json();

        for (Section section : Section.values()) {
            for (AttributeType attribute : FactType.of(section).statedAttributes()) {
                assertThat(attribute.meaning())
                        .as(section.key() + "." + attribute.name())
                        .isNotEmpty();
            }
        }
        assertThat(json).contains("\"storageProduct\"").doesNotContain("\"supportMachines\"");
        assertThat(json).isEqualTo(EnvironmentSchema.json());
    }
}
