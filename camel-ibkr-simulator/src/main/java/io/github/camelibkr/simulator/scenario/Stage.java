package io.github.camelibkr.simulator.scenario;

import io.github.camelibkr.simulator.faults.Faults;
import io.github.camelibkr.simulator.market.Market;
import io.github.camelibkr.simulator.news.News;
import io.github.camelibkr.simulator.pacing.Pacing;
import io.github.camelibkr.simulator.session.Session;
import io.github.camelibkr.simulator.time.Time;
import io.github.camelibkr.simulator.trading.Trading;

/** Where scenarios are played: the rooms that their statements reach into. */
public record Stage(
        Time time,
        Faults faults,
        Session session,
        Market market,
        Trading trading,
        News news,
        Pacing pacing,
        Entrance entrance) {

    /** The port, as far as scenarios need it. None of these waits until it is done. */
    public interface Entrance {

        /** Cuts every connection and refuses new ones. */
        void down();

        /** Listens again. */
        void up();

        /** Cuts every connection; new ones are accepted and never hear anything, not even of TLS. */
        void mute();

        /** Cuts every connection and comes back with another certificate. */
        void changeCertificate();
    }
}
