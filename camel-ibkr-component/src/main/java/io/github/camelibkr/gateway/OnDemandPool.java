package io.github.camelibkr.gateway;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.ThreadPoolProfile;
import org.apache.camel.util.concurrent.ThreadPoolRejectedPolicy;

/** Makes thread pools that Camel manages, whose threads end when they have been idle for a while. */
public final class OnDemandPool {

    private static final long USUAL = 10;
    private static final long SHORT = 1;

    private OnDemandPool() {}

    /** One thread for something rare, which ends after a second without work. */
    static ExecutorService createSingle(CamelContext context, Object source, String name, int queue) {
        return create(context, source, name, 1, 1, queue, SHORT);
    }

    /**
     * A pool whose threads end after 10 s without work; what it has no room for is rejected.
     *
     * @param source what it is for, as Camel shows it
     * @param name of its threads
     * @param queue how many tasks may wait; 0: none, so an idle thread is used before another is made
     */
    public static ExecutorService create(
            CamelContext context, Object source, String name, int size, int most, int queue) {
        return create(context, source, name, size, most, queue, USUAL);
    }

    private static ExecutorService create(
            CamelContext context, Object source, String name, int size, int most, int queue, long idleSeconds) {
        ThreadPoolProfile profile = new ThreadPoolProfile(name);
        profile.setPoolSize(size);
        profile.setMaxPoolSize(most);
        profile.setMaxQueueSize(queue);
        profile.setAllowCoreThreadTimeOut(true);
        profile.setKeepAliveTime(idleSeconds);
        profile.setTimeUnit(TimeUnit.SECONDS);
        profile.setRejectedPolicy(ThreadPoolRejectedPolicy.Abort);
        return context.getExecutorServiceManager().newThreadPool(source, name, profile);
    }
}
