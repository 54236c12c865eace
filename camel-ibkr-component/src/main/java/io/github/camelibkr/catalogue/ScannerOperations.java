package io.github.camelibkr.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelibkr.catalogue.BodyField.Kind;
import io.github.camelibkr.catalogue.Operation.Preflight;
import io.github.camelibkr.model.Scan;
import java.util.List;

/** Area {@code scanner}. */
final class ScannerOperations {

    static final List<Operation> ROWS = List.of(
            Operation.get("scanner/params", "/iserver/scanner/params")
                    .answers(JsonNode.class, "What may be scanned for: a very large answer, kept for 15 minutes"),
            Operation.readByPost("scanner/run", "/iserver/scanner/run")
                    .field("instrument", Kind.TEXT)
                    .field("type", Kind.TEXT)
                    .field("location", Kind.TEXT)
                    .optionalField("filter", Kind.LIST)
                    .answers(Scan.class, "Scans the market as the body says; at most 50 contracts"),
            Operation.readByPost("scanner/hmdsRun", "/hmds/scanner")
                    .field("instrument", Kind.TEXT)
                    .field("locations", Kind.TEXT)
                    .field("scanCode", Kind.TEXT)
                    .field("secType", Kind.TEXT)
                    .field("filters", Kind.LIST)
                    .optionalField("delayedLocations", Kind.TEXT)
                    .optionalField("maxItems", Kind.WHOLE)
                    .after(Preflight.HMDS)
                    .answers(Scan.class, "Scans at the historical data farm as the body says; at most 250 contracts"),
            Operation.get("scanner/hmdsParams", "/hmds/scanner/params")
                    .after(Preflight.HMDS)
                    .answers(JsonNode.class, "What scanner/hmdsRun may scan for"));

    private ScannerOperations() {}
}
