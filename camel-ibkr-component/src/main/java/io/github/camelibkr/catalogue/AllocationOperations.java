package io.github.camelibkr.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelibkr.catalogue.BodyField.Kind;
import io.github.camelibkr.catalogue.Parameter.Place;
import io.github.camelibkr.catalogue.Parameter.Type;
import java.util.List;

/** Area {@code allocation}: how advisers spread orders over accounts. Changes decide where orders end up: guarded. */
final class AllocationOperations {

    static final List<Operation> ROWS = List.of(
            Operation.get("allocation/accounts", "/iserver/account/allocation/accounts")
                    .answers(JsonNode.class, "Sub-accounts and what they are worth"),
            Operation.get("allocation/groups", "/iserver/account/allocation/group")
                    .answers(JsonNode.class, "All groups"),
            Operation.post("allocation/addGroup", "/iserver/account/allocation/group")
                    .guarded()
                    .field("name", Kind.TEXT)
                    .field("accounts", Kind.LIST)
                    .field("default_method", Kind.TEXT)
                    .answers(JsonNode.class, "Adds the group in the body"),
            Operation.put("allocation/changeGroup", "/iserver/account/allocation/group")
                    .guarded()
                    .field("name", Kind.TEXT)
                    .field("accounts", Kind.LIST)
                    .field("default_method", Kind.TEXT)
                    .optionalField("prev_name", Kind.TEXT)
                    .answers(
                            JsonNode.class,
                            "Changes a group into the one in the body; prev_name is its name until now"),
            Operation.readByPost("allocation/group", "/iserver/account/allocation/group/single")
                    .parameter("group", IbkrConstants.GROUP, "name", Place.BODY, Type.TEXT, true)
                    .answers(JsonNode.class, "One group"),
            Operation.post("allocation/deleteGroup", "/iserver/account/allocation/group/delete")
                    .guarded()
                    .parameter("group", IbkrConstants.GROUP, "name", Place.BODY, Type.TEXT, true)
                    .answers(JsonNode.class, "Removes a group"),
            Operation.get("allocation/presets", "/iserver/account/allocation/presets")
                    .answers(JsonNode.class, "The presets of allocation"),
            Operation.post("allocation/setPresets", "/iserver/account/allocation/presets")
                    .guarded()
                    .field("default_method_for_all", Kind.TEXT)
                    .field("group_auto_close_positions", Kind.FLAG)
                    .field("profiles_auto_close_positions", Kind.FLAG)
                    .field("strict_credit_check", Kind.FLAG)
                    .field("group_proportional_allocation", Kind.FLAG)
                    .answers(JsonNode.class, "Sets the presets; the next login of TWS overwrites them (quirk 117)"));

    private AllocationOperations() {}
}
