package io.github.camelibkr;

import io.github.camelibkr.model.IbkrException;
import io.github.camelibkr.order.guard.KillSwitch;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Set;

/** Halts and resumes all orders of a component, wherever its endpoints remember it. */
final class OrderControl {

    private final IbkrComponent component;

    OrderControl(IbkrComponent component) {
        this.component = component;
    }

    void halt(String reason, Instant now) throws IbkrException {
        String why = Reason.plain(reason).isEmpty() ? Reason.NONE : Reason.plain(reason);
        decide(why, killSwitch -> killSwitch.halt(why, now));
    }

    void resume(String reason) throws IbkrException {
        String why = Reason.plain(reason);
        if (why.isEmpty()) {
            throw new IllegalArgumentException("a reason is needed; orders stay halted");
        }
        decide(why, killSwitch -> killSwitch.resume(why));
    }

    String[] halts() {
        return switches().stream()
                .map(KillSwitch::describe)
                .filter(halt -> halt != null)
                .toArray(String[]::new);
    }

    /** What one of them cannot do must not keep the others from it. */
    private void decide(String why, Decision decision) throws IbkrException {
        IbkrException problem = null;
        for (KillSwitch killSwitch : switches()) {
            try {
                decision.make(killSwitch);
            } catch (IbkrException e) {
                problem = e;
            }
            GatewayLinks.of(component.getCamelContext()).look(killSwitch, why);
        }
        if (problem != null) {
            throw problem;
        }
    }

    /** Those that endpoints use, and the component's own, which the next endpoint would. */
    private Set<KillSwitch> switches() {
        Set<KillSwitch> switches = new LinkedHashSet<>();
        switches.add(component.stores().killSwitch(component.getConfiguration()));
        switches.addAll(component.stores().killSwitches());
        return switches;
    }

    private interface Decision {
        void make(KillSwitch killSwitch) throws IbkrException;
    }
}
