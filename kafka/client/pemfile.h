// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analytics/domain/error.h"

#include <string>

namespace observatorio {

/// Whether librdkafka can take certificates or a private key from the file, of which it would only say that it cannot:
/// FileUnreadable, FileNotPem with what it is instead, KeyEncrypted. A folder (of authorities) passes.
Expected<void> checkPemFile(const std::string &path);

}  // namespace observatorio
