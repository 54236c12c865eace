package io.github.camelibkr.gateway;

import io.github.camelibkr.model.IbkrException;
import io.github.camelibkr.model.NoAnswerException;
import io.github.camelibkr.model.NotConnectedException;
import io.github.camelibkr.model.OrderException;
import io.github.camelibkr.pacing.Slot;
import io.github.camelibkr.time.Timers;
import io.github.camelibkr.time.Timers.Alarm;
import io.github.camelibkr.wire.Answer;
import io.github.camelibkr.wire.GatewayHttp;
import io.github.camelibkr.wire.Request;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/**
 * One request under way. Its caller has deadlines; the request itself has none, since closing our end would prove
 * nothing: the gateway goes on with what its clients have abandoned. So when the caller has been told that there is no
 * answer, the connection stays open until the gateway answers after all, closes it, or has proved otherwise that it is
 * past this request.
 */
final class Call implements Runnable {

    /** How long an answer of use is waited for. */
    private static final Duration LATEST = Duration.ofMinutes(2);

    private final Request request;
    private final Slot slot;
    private final GatewayHttp http;
    private final GatewayHttp.Flight flight;
    private final Timers timers;
    private final Duration firstByte;
    private final CompletableFuture<Answer> result;

    Call(
            Request request,
            Slot slot,
            GatewayHttp http,
            Timers timers,
            Duration firstByte,
            CompletableFuture<Answer> result) {
        this.request = request;
        this.slot = slot;
        this.http = http;
        this.flight = http.flight(request);
        this.timers = timers;
        this.firstByte = firstByte;
        this.result = result;
    }

    @Override
    public void run() {
        Duration whole = request.patience().requestTimeout();
        // a probe is what shows that the gateway answers again, so it waits as long as that takes
        boolean patient = slot.isProbe();
        Alarm beginning = patient || firstByte.compareTo(whole) >= 0
                ? () -> {}
                : timers.after(firstByte, () -> {
                    if (!flight.isAnswering()) {
                        late(firstByte);
                    }
                });
        Alarm deadline = patient ? () -> {} : timers.after(whole, () -> late(whole));
        slot.whenProven(this::abandon);
        try {
            Answer answer = flight.take();
            if (answer.status() == 429) {
                slot.tooManyRequests();
            } else {
                slot.answered();
            }
            if (!result.complete(answer) && request.late() != null) {
                request.late().accept(answer);
            }
        } catch (NotConnectedException e) {
            slot.unused();
            result.completeExceptionally(e);
        } catch (OrderException e) {
            // its departure forbade it
            slot.unused();
            result.completeExceptionally(e);
        } catch (IbkrException e) {
            ended();
            result.completeExceptionally(e);
        } catch (RuntimeException | Error e) {
            slot.overdue();
            result.completeExceptionally(e);
        } finally {
            beginning.cancel();
            deadline.cancel();
        }
    }

    /** The gateway is past it. Some answers are of use even so. */
    private void abandon() {
        if (request.late() == null) {
            flight.cancel();
        } else {
            timers.after(LATEST, flight::cancel);
        }
    }

    private void ended() {
        if (flight.isAnswering() || !flight.isCancelled()) {
            slot.closedByPeer();
        } else {
            // it was we who closed it, and that proves nothing
            slot.overdue();
        }
    }

    private void late(Duration limit) {
        if (result.isDone()) {
            return;
        }
        if (flight.hasStayed()) {
            // nothing has left, and nothing will
            flight.cancel();
            return;
        }
        result.completeExceptionally(new NoAnswerException(
                request.operation() + ": no answer within " + limit.toMillis() + " ms; whether IBKR acted on it is"
                        + " unknown",
                null));
        if (flight.isAnswering()) {
            // it has arrived, or there would be no answer, however incomplete
            slot.answered();
            abandon();
        } else {
            http.distrustIdleConnections();
            slot.overdue();
        }
    }
}
