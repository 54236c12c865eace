package io.github.camelibkr;

import io.github.camelibkr.gateway.GatewayState;
import java.io.FileInputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.awaitility.Awaitility;

/** A process of its own for {@link NoFilesLeftTest}: connects, uses up all file descriptors, waits, and frees them. */
final class NoFilesLeft {

    private NoFilesLeft() {}

    /** Arguments: the gateway's URL, and its certificate's fingerprint. */
    public static void main(String[] arguments) throws Exception {
        DefaultCamelContext context = new DefaultCamelContext();
        IbkrComponent component = new IbkrComponent();
        component.getConfiguration().setGatewayUrl(arguments[0]);
        component.getConfiguration().setGatewayCertificateSha256(arguments[1]);
        context.addComponent("ibkr", component);
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("ibkr:stream/smd?conid=265598").to("log:quotes?level=TRACE");
            }
        });
        context.start();
        awaitState(component, true);
        // whatever is loaded on the way back needs files, too
        System.out.println("cut");
        awaitState(component, false);
        awaitState(component, true);
        List<FileInputStream> hog = new ArrayList<>();
        try {
            while (true) {
                hog.add(new FileInputStream("/dev/null"));
            }
        } catch (IOException none) {
            System.out.println("cut");
        }
        awaitState(component, false);
        long cpu = cpu();
        long start = System.nanoTime();
        Awaitility.await().pollDelay(Duration.ofSeconds(5)).until(() -> true);
        System.out.println("percent " + 100 * (cpu() - cpu) / (System.nanoTime() - start));
        for (FileInputStream file : hog) {
            file.close();
        }
        awaitState(component, true);
        System.out.println("back");
        context.stop();
    }

    private static void awaitState(IbkrComponent component, boolean ready) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> (component.gatewayStatuses().get(0).state() == GatewayState.READY) == ready);
    }

    private static long cpu() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }
}
