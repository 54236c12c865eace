package io.github.camelibkr.kill;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;

/** An application whose life ends with {@code kill -9}: fills into Kafka, Artemis and files. */
public final class KilledApplication {

    private KilledApplication() {}

    /** {@code settings} as {@code key=value}. */
    public static void main(String[] settings) throws Exception {
        Map<String, String> known = Arrays.stream(settings)
                .map(setting -> setting.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
        new Recipes(known)
                .with(List.of("fills-to-kafka", "fills-to-artemis", "fills-to-files"))
                .context()
                .start();
        new CountDownLatch(1).await();
    }
}
