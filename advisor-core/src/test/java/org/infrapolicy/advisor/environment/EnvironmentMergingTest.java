package org.infrapolicy.advisor.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.infrapolicy.advisor.environment.fact.Host;
import org.infrapolicy.advisor.environment.fact.Product;
import org.junit.jupiter.api.Test;

/** Several documents make one environment; here they stand in one file. */
class EnvironmentMergingTest {
    private static Environment read(String text) {
        return new EnvironmentReader().readText("lab.yaml", text);
    }

    @Test
    void joins_sections_and_objects_with_the_same_id() {
        Environment lab = read("""
                hosts: [{id: alma, site: graz}, {id: b1..b2, nodeState: up}]
                ---
                hosts: [{id: ALMA, nodeState: up, site: unknown}, {id: b2, hardwareModel: R7}]
                sites: [{id: graz}]
                """);

        assertThat(lab.all(Host.class)).extracting(Host::id).containsExactly("alma", "b1", "b2");
        Host alma = lab.all(Host.class).get(0);
        assertThat(alma.site().id()).isEqualTo("graz");
        assertThat(alma.nodeState()).hasToString("UP");
        assertThat(lab.all(Host.class)).extracting(Host::hardwareModel).containsExactly(null, null, "R7");
        assertThat(lab.position(new AttributePath(Section.HOSTS, "alma", "nodeState")))
                .contains(new Position("lab.yaml", 3, 20));
    }

    @Test
    void is_open_if_one_document_is() {
        assertThat(read("hosts: [{id: a}]\n---\nhosts: [...]").knowledge(Section.HOSTS))
                .isEqualTo(Knowledge.OPEN);
        assertThat(read("hosts: [{id: a}]\n---\nhosts: unknown").knowledge(Section.HOSTS))
                .isEqualTo(Knowledge.COMPLETE);
    }

    @Test
    void joins_maps_key_by_key() {
        Product product =
                read("products: [{id: p, supports: {csv: yes}}]\n---\nproducts: [{id: p, supports: {refs: no, csv: yes}}]")
                        .all(Product.class)
                        .get(0);

        assertThat(product.supports().csv()).isTrue();
        assertThat(product.supports().refs()).isFalse();
    }

    @Test
    void names_both_places_of_two_different_values() {
        EnvironmentException e = catchThrowableOfType(EnvironmentException.class, () -> read("""
                asOf: 2026-09-30
                hosts: [{id: alma, nodeState: up}]
                ---
                asOf: 2026-09-29
                hosts: [{id: Alma, nodeState: down}]
                """));

        assertThat(e).hasMessage("""
                lab.yaml:4:7 asOf: is 2026-09-29 here and 2026-09-30 in lab.yaml:1:1
                    Try: Keep one of the two.
                lab.yaml:5:20 hosts[alma].nodeState: is down here and up in lab.yaml:2:20
                    Try: Keep one of the two.""");
    }

    @Test
    void joins_names() {
        assertThat(read("name: North\n---\nname: South\n---\nname: North\n").name())
                .isEqualTo("North + South");
    }
}
