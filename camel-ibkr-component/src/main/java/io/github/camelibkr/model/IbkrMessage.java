package io.github.camelibkr.model;

import com.fasterxml.jackson.databind.annotation.JsonSerialize;

/**
 * Everything that {@code ibkr:} puts into a message body. All implementations are immutable records and have exactly
 * one JSON form: the same bytes come from a type converter, from {@code marshal().json()} and from
 * {@link IbkrJson#write}. Components that are {@code null} are left out of it.
 */
@JsonSerialize(using = IbkrMessageSerializer.class)
public interface IbkrMessage {}
