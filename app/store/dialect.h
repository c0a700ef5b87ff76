// SPDX-License-Identifier: GPL-3.0-or-later
// The few words in which the two databases differ. A statement's text is written once, with these in braces:
//   {now}            the current time
//   {ms:column}      a time column, so that Row::time() reads it
//   {sum:n:a:b:min:max}  the sum a + b of n values between min and max, by definedSum() of the domain
//   {least} {greatest}   of two values
//   {bytes}          compares the text before it by its bytes
//   {lock}           locks the rows of `p` that a SELECT finds
#pragma once

#include <QString>

namespace observatorio::store {

/// A product's word for each of them; %1, %2 and so on are the operands.
struct Dialect {
    const char *now;
    const char *ms;
    const char *sum;
    const char *least;
    const char *greatest;
    const char *bytes;
    const char *lock;
    const char *beginSnapshot;  ///< the same, and all its statements see one state
    const char *begin;          ///< not a word: the statement that begins a transaction that writes
    const char *beginReading;   ///< one that only reads, of one state, and holds up nobody
};

QString inDialect(const Dialect &dialect, QString text);

}  // namespace observatorio::store
