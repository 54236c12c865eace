package io.github.camelibkr.simulator.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ArrivalsTest {

    @Test
    void theBusiestSecond_isFoundWhateverInstantItBeginsAt() {
        SplittableRandom dice = new SplittableRandom(3);
        for (int round = 0; round < 200; round++) {
            long[] times =
                    dice.longs(50, 0, TimeUnit.SECONDS.toNanos(8)).sorted().toArray();
            Arrivals arrivals = new Arrivals();
            Arrays.stream(times).forEach(arrivals::add);

            assertThat(arrivals.mostInAnySecond()).isEqualTo(countedOneByOne(times));
        }
    }

    @Test
    void arrivalsExactlyASecondApart_areNotInOneWindow() {
        Arrivals arrivals = new Arrivals();
        arrivals.add(0);
        arrivals.add(TimeUnit.SECONDS.toNanos(1));

        assertThat(arrivals.mostInAnySecond()).isEqualTo(1);
    }

    private static int countedOneByOne(long[] times) {
        return Arrays.stream(times)
                .mapToInt(begin -> (int) Arrays.stream(times)
                        .filter(time -> time >= begin && time - begin < TimeUnit.SECONDS.toNanos(1))
                        .count())
                .max()
                .orElse(0);
    }
}
