package io.github.camelibkr.gateway;

import io.github.camelibkr.model.LifecycleEvent;
import io.github.camelibkr.model.LifecycleEvent.Type;
import io.github.camelibkr.model.PacingException;
import io.github.camelibkr.time.Timers;
import java.time.Instant;

/** What a session has to tell: to the log and to whoever listens, once for each change and not for each attempt. */
final class SessionNews {

    private final GatewaySettings settings;
    private final Timers timers;
    private final Announcer announcer;
    private String lastSaid;

    SessionNews(GatewaySettings settings, Timers timers, Announcer announcer) {
        this.settings = settings;
        this.timers = timers;
        this.announcer = announcer;
    }

    void open(SessionFacts facts) {
        announcer.info(
                "Session open at {}: {} account(s)",
                settings.url(),
                facts.accounts().size());
    }

    void connected(boolean websocket) {
        lastSaid = null;
        if (websocket) {
            announcer.info("Websocket to {} is up", settings.url());
        }
        announcer.announce(event(Type.CONNECTED, null, null, null));
    }

    void lost(String why) {
        if (!why.equals(lastSaid)) {
            lastSaid = why;
            String line = "The session or the websocket at {} is lost ({}); it is opened again";
            if (settings.conduct().isInMaintenance(timers.now())) {
                announcer.info(line, settings.url(), why);
            } else {
                announcer.warn(line, settings.url(), why);
            }
            announcer.announce(event(Type.DISCONNECTED, null, why, null));
        }
    }

    /** Whether it was told that something is wrong. */
    boolean isTold() {
        return lastSaid != null;
    }

    /** It is in another trouble than before. */
    void trouble(Trouble why, Throwable cause) {
        lastSaid = why.reason();
        Instant retry = cause instanceof PacingException pacing ? pacing.retryAt() : null;
        switch (why.state()) {
            case MAINTENANCE -> {
                retry = settings.conduct().region().maintenanceEnd(timers.now());
                announcer.info(
                        "No session at {}, as is to be expected until about {}: {}",
                        settings.url(),
                        retry,
                        why.reason());
                announcer.announce(event(Type.MAINTENANCE, retry, why.reason(), null));
            }
            case LOGIN_REQUIRED -> warn(Type.LOGIN_REQUIRED, retry, why);
            case COMPETING -> warn(Type.COMPETING, retry, why);
            case PENALTY -> announcer.warn("No session at {}: {}", settings.url(), why.reason());
            default -> warn(Type.DISCONNECTED, retry, why);
        }
    }

    private void warn(Type type, Instant retry, Trouble why) {
        announcer.warn(
                "No session at {}: {}{}",
                settings.url(),
                why.reason(),
                why.advice() == null ? "" : "; " + why.advice());
        announcer.announce(event(type, retry, why.reason(), why.advice()));
    }

    /** It is in the same trouble as before. */
    void still(Trouble why) {
        if (why.reason().equals(lastSaid)) {
            announcer.debug("Still no session at {}: {}", settings.url(), why.reason());
        } else {
            lastSaid = why.reason();
            announcer.warn("No session at {}: {}", settings.url(), why.reason());
        }
    }

    void missed(int inARow, Throwable failure) {
        boolean penalty = failure instanceof PacingException pacing && pacing.isPenalty();
        if (inARow == 2 && !penalty) {
            announcer.warn(
                    "{} keep-alives of {} in a row have failed; the session ends after about five minutes without one: {}",
                    inARow,
                    settings.url(),
                    String.valueOf(failure.getMessage()));
        } else {
            announcer.debug("A keep-alive of {} failed: {}", settings.url(), String.valueOf(failure.getMessage()));
        }
    }

    void penalty(Instant until) {
        String why = "IBKR has answered 429 (too many requests)";
        announcer.warn(
                "{} at {}: nothing is sent before {}", why, settings.url(), until == null ? "somebody says so" : until);
        announcer.announce(
                event(Type.PENALTY, until, why, "find who else sends from this address, and give each its rateShare"));
    }

    void penaltyOver() {
        announcer.info("The penalty at {} is over", settings.url());
        announcer.announce(event(Type.RESUMED, null, "the penalty is over", null));
    }

    private LifecycleEvent event(Type type, Instant retryAt, String reason, String advice) {
        return LifecycleEvent.ofGateway(type, settings.url().toString(), timers.now(), retryAt, reason, advice);
    }
}
