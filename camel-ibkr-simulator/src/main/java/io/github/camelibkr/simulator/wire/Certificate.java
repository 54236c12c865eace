package io.github.camelibkr.simulator.wire;

import io.vertx.core.net.KeyCertOptions;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;

/** A self-signed certificate for localhost, made with the JDK's own keytool; its key lives in memory only. */
public final class Certificate {

    private static final String ALIAS = "gateway";
    private static final long PATIENCE_SECONDS = 60;

    private final KeyManagerFactory keys;
    private final String sha256;
    private final String pem;

    private Certificate(byte[] keyStore, String password) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(new ByteArrayInputStream(keyStore), password.toCharArray());
        keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, password.toCharArray());
        byte[] encoded = store.getCertificate(ALIAS).getEncoded();
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(encoded);
        pem = "-----BEGIN CERTIFICATE-----\n" + Base64.getMimeEncoder().encodeToString(encoded)
                + "\n-----END CERTIFICATE-----\n";
        sha256 = HexFormat.ofDelimiter(":").withUpperCase().formatHex(digest);
    }

    /** A certificate that nobody has seen before. */
    public static Certificate create() {
        return create("CN=localhost", "-validity", "3650", "-ext", "san=dns:localhost,ip:127.0.0.1");
    }

    /** A certificate as the gateway's own: it ran out days ago and has not the names it is used under. */
    public static Certificate createExpired() {
        return create("CN=Simulated Gateway", "-startdate", "-100d", "-validity", "90");
    }

    private static Certificate create(String subject, String... life) {
        try {
            Path directory = Files.createTempDirectory("ibkr-simulator");
            Path file = directory.resolve("gateway.p12");
            try {
                String password = UUID.randomUUID().toString();
                keytool(file, password, subject, life);
                return new Certificate(Files.readAllBytes(file), password);
            } finally {
                Files.deleteIfExists(file);
                Files.delete(directory);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (GeneralSecurityException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** The one certificate of this JVM, for simulators that need not differ; making one takes a while. */
    public static Certificate shared() {
        return Shared.INSTANCE;
    }

    /** The one expired certificate of this JVM. */
    public static Certificate sharedExpired() {
        return SharedExpired.INSTANCE;
    }

    /** SHA-256 of the certificate in capital hex digits with colons. */
    public String sha256() {
        return sha256;
    }

    /** The keys, unlocked once: unlocking them costs more than all the rest of a start. */
    public KeyCertOptions options() {
        return KeyCertOptions.wrap(keys);
    }

    /** The certificate as PEM, for clients that know no fingerprints. */
    public String pem() {
        return pem;
    }

    private static void keytool(Path file, String password, String subject, String... life) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                ALIAS,
                "-keyalg",
                "RSA",
                "-keysize",
                "2048",
                "-dname",
                subject,
                "-storetype",
                "PKCS12",
                "-keystore",
                file.toString(),
                "-storepass",
                password));
        command.addAll(List.of(life));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
                process.destroyForcibly();
                throw new IOException("keytool did not make a certificate");
            }
        } catch (InterruptedException interrupted) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while making a certificate", interrupted);
        }
    }

    private static final class Shared {
        private static final Certificate INSTANCE = create();
    }

    private static final class SharedExpired {
        private static final Certificate INSTANCE = createExpired();
    }
}
