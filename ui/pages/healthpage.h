// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/page.h"

namespace observatorio {

class AccountingModel;
class Card;
class LinkCard;
class Notice;
class ReasonModel;
class RejectModel;

/// Where every record went, and how the broker and the database are doing.
class HealthPage : public Page {
    Q_OBJECT
public:
    explicit HealthPage(const UiContext &context, QWidget *parent = nullptr);

    void apply(const std::shared_ptr<const Snapshot> &snapshot) override;

private:
    void addFacts();
    void addSize();
    void remark(const StoreView &store);

    LinkCard *m_broker;
    LinkCard *m_database;
    Notice *m_remarks;        ///< of the database
    Notice *m_streamRemarks;  ///< of what comes from the broker
    Card *m_accountingCard;
    AccountingModel *m_accounting;
    Card *m_reasonCard;
    ReasonModel *m_reasons;
    RejectModel *m_rejects;
};

}  // namespace observatorio
