package io.github.camelibkr.simulator.fyi;

import io.github.camelibkr.simulator.time.Time;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/** The notifications that the user has got, the newest first. */
public final class NotificationBox {

    private final Time time;
    private final List<Notification> notifications = new ArrayList<>();
    private int serial;

    /** Makes a box with one old notification, which was read. */
    public NotificationBox(Time time) {
        this.time = time;
        add("SM", "Welcome", "This account lives in a simulator.");
        markRead(notifications.get(0).id());
    }

    /** Puts a notification in; its id begins with the date. */
    public void add(String typecode, String title, String text) {
        LocalDate today = time.now().atZone(ZoneOffset.UTC).toLocalDate();
        String id = today.toString().replace("-", "") + String.format(Locale.ROOT, "%08d", 40_000 + serial++);
        notifications.add(0, new Notification(id, typecode, title, text, time.now(), false));
    }

    long unread() {
        return notifications.stream()
                .filter(notification -> !notification.isRead())
                .count();
    }

    /** Those that are older than the one with this id; an empty id stands for the future. */
    List<Notification> before(String id, Predicate<Notification> wanted) {
        int from = 0;
        for (int i = 0; i < notifications.size(); i++) {
            if (notifications.get(i).id().equals(id)) {
                from = i + 1;
            }
        }
        return notifications.subList(from, notifications.size()).stream()
                .filter(wanted)
                .toList();
    }

    void markRead(String id) {
        notifications.replaceAll(each -> each.id().equals(id) ? each.read() : each);
    }
}
