package io.github.camelibkr.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class FieldListTest {

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(strings = " ")
    void ids_nothingGiven_areTheDefaultFields(String text) throws Exception {
        assertThat(FieldList.ids(text))
                .containsExactly("31", "84", "86", "7059", "88", "85", "87", "82", "83", "55", "6509");
    }

    @Test
    void ids_namesAndNumbers_keepTheirOrderAndComeOnce() throws Exception {
        assertThat(FieldList.ids("last, ASK ,84,bid,priorclose,87_raw,volumeRaw"))
                .containsExactly("31", "86", "84", "7741", "87_raw");
    }

    @Test
    void ids_numberThatTheDictionaryDoesNotKnow_isAskedForAllTheSame() throws Exception {
        assertThat(FieldList.ids("7999")).containsExactly("7999");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    lst        | no market-data field is called 'lst', did you mean 'last'?
                    last,,bid  | no market-data field is called ''
                    bids       | no market-data field is called 'bids', did you mean 'bid'?
                    last;bid   | no market-data field is called 'last;bid', did you mean 'last'?
                    1234567    | no market-data field is called '1234567'
                    -31        | no market-data field is called '-31'
                    """)
    void ids_whatIsNoField_isRefusedWithTheNearestName(String text, String message) {
        assertThatThrownBy(() -> FieldList.ids(text))
                .isExactlyInstanceOf(InvalidRequestException.class)
                .hasMessage(message);
    }
}
