package io.github.camelibkr.order;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;
import org.apache.camel.Exchange;

/** What is in the files that exchanges come from; read once for all the parts that a route splits one into. */
final class FileHashes {

    private static final Map<Object, byte[]> KNOWN = Collections.synchronizedMap(new WeakHashMap<>());

    private FileHashes() {}

    /** Of Camel's file; null if it cannot be read any more, or is empty. */
    static byte[] of(Object file, Exchange exchange) {
        return KNOWN.computeIfAbsent(file, any -> read(file, exchange));
    }

    private static byte[] read(Object file, Exchange exchange) {
        InputStream content = exchange.getContext().getTypeConverter().tryConvertTo(InputStream.class, exchange, file);
        if (content == null) {
            return null;
        }
        MessageDigest digest = ClientOrderIds.sha256();
        try (DigestInputStream in = new DigestInputStream(content, digest)) {
            return in.transferTo(OutputStream.nullOutputStream()) == 0 ? null : digest.digest();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
