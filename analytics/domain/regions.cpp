// SPDX-License-Identifier: GPL-3.0-or-later
#include "analytics/domain/regions.h"

#include "analytics/domain/referencecsv.h"

namespace observatorio {

namespace {

constexpr ReferenceCsv RegionsCsv{"regions.csv", "codes,names"};

}  // namespace

Expected<std::vector<Region>> parseRegions(std::string_view csv)
{
    std::vector<Region> regions;
    const auto read =
        RegionsCsv.read(csv, [&regions](std::vector<std::string> fields, const std::string &where) -> Expected<void> {
            regions.push_back({listedWords(fields[0], " "), listedWords(fields[1], "; ")});
            if (regions.back().names.empty())
                return failure(ErrorCode::FileMalformed, where, "a region without a name");
            return {};
        });
    if (!read)
        return tl::unexpected(read.error());
    return regions;
}

}  // namespace observatorio
