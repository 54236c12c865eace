/** From an exchange to a request, and from an answer to a body or an exception. */
package io.github.camelibkr.rest;
