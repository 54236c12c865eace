package io.github.camelibkr.examples;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;

/**
 * Puts a few orders into the drop folder of the bundled example once the streams are up, so that a newcomer sees orders
 * and fills within seconds. Only the simulator ever gets them: at one's own gateway one drops one's own.
 */
final class SampleOrders {

    private static final List<String> NAMES = List.of("buy-aapl", "sell-msft", "buy-spy-asks-a-question", "malformed");
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss");

    private final Path folder;
    private boolean wanted;

    SampleOrders(List<RouteFile> routes, Settings settings, Embedded embedded) {
        folder = Path.of(settings.get("work").orElseThrow(), "orders");
        wanted = embedded.simulator().isPresent()
                && settings.get("example.sample-orders").filter("true"::equals).isPresent()
                && routes.stream().anyMatch(route -> route.location().endsWith("/orders-from-files.camel.yaml"));
    }

    /** To be called now and then; drops them at the first call with a session that is ready. */
    void dropWhenReady(GatewayFigures gateway) {
        if (wanted && gateway.isReady()) {
            wanted = false;
            try {
                drop();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private void drop() throws IOException {
        Files.createDirectories(folder);
        // a name of its own in each run: the routes take no order twice
        String stamp = LocalDateTime.now().format(STAMP);
        for (String name : NAMES) {
            Path draft = folder.resolve("." + name + ".draft");
            Files.writeString(
                    draft,
                    RouteFiles.text("classpath:sample-orders/" + name + ".json").orElseThrow());
            Files.move(draft, folder.resolve(name + "-" + stamp + ".json"), StandardCopyOption.ATOMIC_MOVE);
        }
    }
}
