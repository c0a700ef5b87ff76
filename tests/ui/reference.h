// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/files/resources.h"
#include "ui/format.h"
#include "ui/page.h"

namespace observatorio::test {

/// Countries, indicators and default rules as the program carries them, and what its baseline has values of.
inline void useReferenceData(UiContext &context)
{
    context.countries = Resources::countries().value();
    context.indicators = Resources::indicators().value();
    context.simulated = {"comercio", "corrupcion", "desempleo", "deuda_externa", "gini",
                         "idh",      "ied",        "inflacion", "pib_growth",    "pib_percapita"};
    for (std::size_t i = 0; i < context.countries->size(); ++i)
        context.simulatedCountries.push_back(context.countries->at(static_cast<CountryId>(i)).iso3);
    context.settings = defaultSettings(*context.indicators);
    Format::setIndicators(*context.indicators);
}

}  // namespace observatorio::test
