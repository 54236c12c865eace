package io.github.camelibkr.cache;

import java.util.LinkedHashMap;
import java.util.Map;

/** A map that forgets what was not looked at for longest. Not thread-safe. */
public final class Recent<K, V> extends LinkedHashMap<K, V> {

    private static final long serialVersionUID = 1L;

    private final int capacity;

    /** With room for so many keys. */
    public Recent(int capacity) {
        super(64, 0.75f, true);
        this.capacity = capacity;
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
        return size() > capacity;
    }
}
