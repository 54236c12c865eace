package io.github.camelibkr.simulator;

import io.github.camelibkr.simulator.SimulatorSettings.OtherDoor;
import io.github.camelibkr.simulator.wire.Certificate;
import io.github.camelibkr.simulator.wire.Gateway.Entry;
import java.util.ArrayList;
import java.util.List;

/** The certificate that a simulator shows, if it shows any, and at which of its ports. */
final class Certificates {

    private final SimulatorSettings settings;
    private volatile Certificate current;

    Certificates(SimulatorSettings settings) {
        this.settings = settings;
    }

    /** Makes one, or takes the one that all simulators of this JVM share; and tells where it is shown. */
    List<Entry> choose() {
        boolean own = settings.ownCertificate;
        boolean expired = settings.wire.isGateway();
        current = !isShown()
                ? null
                : expired
                        ? own ? Certificate.createExpired() : Certificate.sharedExpired()
                        : own ? Certificate.create() : Certificate.shared();
        List<Entry> entries = new ArrayList<>();
        entries.add(new Entry(settings.port, settings.tls ? current : null));
        settings.otherDoors.forEach(door -> entries.add(new Entry(door.port(), door.tls() ? current : null)));
        return entries;
    }

    /** Makes another one; null if none is shown. */
    Certificate renew() {
        current = !isShown() ? null : settings.wire.isGateway() ? Certificate.createExpired() : Certificate.create();
        return current;
    }

    /** Its fingerprint, or null. */
    String sha256() {
        return current == null ? null : current.sha256();
    }

    String pem() {
        return current == null ? null : current.pem();
    }

    private boolean isShown() {
        return settings.tls || settings.otherDoors.stream().anyMatch(OtherDoor::tls);
    }
}
