// SPDX-License-Identifier: GPL-3.0-or-later
// The few words in which the two databases differ. A statement's text is written once, with these in braces:
//   {now}            the current time
//   {ms:column}      a time column, so that Row::time() reads it
//   {sum:n:a:b:min:max}  the sum a + b of n values between min and max, by the rule of values/definedsum.h
//   {least} {greatest}   of two values
//   {lock}           locks the rows of `p` that a SELECT finds (SQLite's write transaction already has)
#pragma once

#include "analytics/domain/settings.h"

#include <QString>

namespace observatorio::store {

QString inDialect(StoreKind kind, const char *text);

}  // namespace observatorio::store
