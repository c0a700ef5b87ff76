// The few words in which the two databases differ. A statement's text is written once, with these in braces:
//   {now}            the current time
//   {ms:column}      a time column, so that Row::time() reads it
//   {plus:a:b}       a + b of doubles, by IEEE 754's rules
//   {least} {greatest}   of two values
//   {lock}           locks the rows of `p` that a SELECT finds (SQLite's write transaction already has)
#pragma once

#include "values/settings.h"

#include <QString>

namespace observatorio::store {

QString inDialect(StoreKind kind, const char *text);

}  // namespace observatorio::store
