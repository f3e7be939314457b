package org.infrapolicy.advisor.environment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LongListingTest {
    private static final List<Integer> THOUSAND =
            IntStream.range(0, 1000).boxed().toList();

    @Test
    void a_long_list_is_equal_to_one_with_the_same_elements() {
        Listing<Integer> listing = new Listing<>(THOUSAND, false);
        assertThat(listing.elements()).isEqualTo(THOUSAND);
        assertThat(listing)
                .isEqualTo(new Listing<>(new ArrayList<>(THOUSAND), false))
                .hasSameHashCodeAs(listing);
        assertThat(listing).isNotEqualTo(new Listing<>(THOUSAND.subList(0, 999), false));
    }

    @Test
    void a_long_list_includes_its_elements_and_nothing_else() {
        Listing<Integer> listing = new Listing<>(THOUSAND, false);
        assertThat(THOUSAND).allMatch(listing::includes);
        assertThat(listing.includes(1000)).isFalse();
    }

    @Test
    void paths_are_ordered_as_their_texts() {
        List<AttributePath> paths = new ArrayList<>();
        paths.add(AttributePath.of(Section.VOLUMES));
        paths.add(AttributePath.of(Section.HOSTS));
        for (String id : List.of("m", "m1", "m10", "m2", "m-1", "M1", "m]", "m}")) {
            for (String attribute : List.of("fileSystem", "csv", "csv.a")) {
                paths.add(new AttributePath(Section.VOLUMES, id, attribute));
                paths.add(new AttributePath(Section.HOSTS, id, attribute));
            }
        }
        List<AttributePath> byText = new ArrayList<>(paths);
        byText.sort(Comparator.comparing(AttributePath::toString));
        Collections.sort(paths);
        assertThat(paths).isEqualTo(byText);
    }
}
