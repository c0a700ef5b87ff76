// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

namespace observatorio {

/// Moves the wanted centres apart, as little as needed, so that neighbours are at least `distance` apart and all lie in
/// [low, high] (where there is room). The answer is in the order of `wanted`.
std::vector<double> spreadLabels(const std::vector<double> &wanted, double distance, double low, double high);

}  // namespace observatorio
