package io.github.camelibkr;

import org.apache.camel.CamelContext;
import org.apache.camel.Consumer;
import org.apache.camel.spi.ScheduledPollConsumerScheduler;
import org.apache.camel.support.service.ServiceSupport;

/** Polls when the test says so, on the test's own thread. */
final class ManualScheduler extends ServiceSupport implements ScheduledPollConsumerScheduler {

    private CamelContext context;
    private Runnable task;
    private boolean started;

    /** One poll, which is over when this returns. */
    void poll() {
        task.run();
    }

    @Override
    public void onInit(Consumer consumer) {
        // nothing is needed of it
    }

    @Override
    public void scheduleTask(Runnable poll) {
        task = poll;
    }

    @Override
    public void unscheduleTask() {
        task = () -> {};
    }

    @Override
    public void startScheduler() {
        started = true;
    }

    @Override
    public boolean isSchedulerStarted() {
        return started;
    }

    @Override
    public CamelContext getCamelContext() {
        return context;
    }

    @Override
    public void setCamelContext(CamelContext camelContext) {
        context = camelContext;
    }
}
