// SPDX-License-Identifier: GPL-3.0-or-later
// Pipeline's own: what its two ways to run share.
#pragma once

#include "app/pipeline/pipeline.h"

namespace observatorio {

inline constexpr std::chrono::milliseconds PublishEvery{100};

struct Pipeline::Driven {
    virtual ~Driven() = default;
    virtual void acknowledge(const std::vector<std::string> &ids, const Acknowledgement &said) = 0;
    virtual void silence(const Silence &silence) = 0;
    virtual void startAnew(const std::string &topic) = 0;
    virtual void retry() = 0;
};

}  // namespace observatorio
