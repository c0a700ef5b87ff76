// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace observatorio {

/// What the id of every embedded cluster begins with (librdkafka's mock cluster names itself so). Each run has another
/// id, and its records are gone with it.
inline constexpr const char *EmbeddedClusterPrefix = "mockCluster";

}  // namespace observatorio
