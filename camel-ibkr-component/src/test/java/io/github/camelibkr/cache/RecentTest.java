package io.github.camelibkr.cache;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RecentTest {

    @Test
    void put_moreThanThereIsRoomFor_forgetsWhatWasNotLookedAtForLongest() {
        Recent<String, Integer> recent = new Recent<>(2);
        recent.put("a", 1);
        recent.put("b", 2);
        assertThat(recent.get("a")).isEqualTo(1);

        recent.put("c", 3);

        assertThat(recent).containsOnlyKeys("a", "c");
    }
}
