// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/page.h"

namespace observatorio {

class Card;
class LateBars;
class LateModel;
class PlaceholderStack;
class WindowTimeline;

/// Event time per partition: windows open and final, the watermark, and the records that came too late.
class WindowsPage : public Page {
    Q_OBJECT
public:
    explicit WindowsPage(const UiContext &context, QWidget *parent = nullptr);

    void apply(const std::shared_ptr<const Snapshot> &snapshot) override;
    Exportable *exportable() override;

private:
    Card *m_timelineCard;
    WindowTimeline *m_timeline;
    PlaceholderStack *m_timelineStack;
    Card *m_barsCard;
    LateBars *m_bars;
    PlaceholderStack *m_barsStack;
    Card *m_lateCard;
    LateModel *m_model;
};

}  // namespace observatorio
