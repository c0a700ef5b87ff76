// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analytics/domain/aggregate.h"
#include "analytics/domain/basictypes.h"

#include <algorithm>
#include <compare>
#include <cstddef>
#include <iterator>
#include <memory>
#include <vector>

namespace observatorio {

/// One window of one series, merged over partitions.
struct WindowPoint {
    TimeMs start = 0;
    TimeMs end = 0;
    Aggregate values;
    bool final = false;  ///< the watermark has passed its end
    bool amended = false;

    bool operator==(const WindowPoint &) const = default;
};

/// An immutable row of windows, ascending by start. A row that grows shares its older chunks with its next version, so
/// that a version costs its newest windows only. Any thread.
class WindowRow {
public:
    static constexpr std::size_t ChunkSize = 32;
    using Chunk = std::shared_ptr<const std::vector<WindowPoint>>;  ///< of ChunkSize windows

    class Iterator {
    public:
        using iterator_category = std::random_access_iterator_tag;
        using value_type = WindowPoint;
        using difference_type = std::ptrdiff_t;
        using pointer = const WindowPoint *;
        using reference = const WindowPoint &;

        Iterator() = default;
        Iterator(const WindowRow *row, std::size_t at) : m_row(row), m_at(static_cast<difference_type>(at)) {}
        reference operator*() const { return (*m_row)[static_cast<std::size_t>(m_at)]; }
        pointer operator->() const { return &**this; }
        reference operator[](difference_type n) const { return *(*this + n); }
        Iterator &operator+=(difference_type n)
        {
            m_at += n;
            return *this;
        }
        Iterator &operator-=(difference_type n)
        {
            m_at -= n;
            return *this;
        }
        Iterator &operator++()
        {
            ++m_at;
            return *this;
        }
        Iterator &operator--()
        {
            --m_at;
            return *this;
        }
        Iterator operator++(int)
        {
            Iterator old = *this;
            ++m_at;
            return old;
        }
        Iterator operator--(int)
        {
            Iterator old = *this;
            --m_at;
            return old;
        }
        friend Iterator operator+(Iterator it, difference_type n) { return it += n; }
        friend Iterator operator+(difference_type n, Iterator it) { return it += n; }
        friend Iterator operator-(Iterator it, difference_type n) { return it -= n; }
        friend difference_type operator-(const Iterator &a, const Iterator &b) { return a.m_at - b.m_at; }
        friend bool operator==(const Iterator &a, const Iterator &b) { return a.m_at == b.m_at; }
        friend auto operator<=>(const Iterator &a, const Iterator &b) { return a.m_at <=> b.m_at; }

    private:
        const WindowRow *m_row = nullptr;
        difference_type m_at = 0;
    };

    WindowRow() = default;
    explicit WindowRow(std::vector<WindowPoint> windows) : m_tail(std::move(windows)) {}
    /// `skipped`: how many of the first chunk's windows do not belong to the row; less than ChunkSize.
    WindowRow(std::vector<Chunk> chunks, std::size_t skipped, std::vector<WindowPoint> tail)
        : m_chunks(std::move(chunks)), m_tail(std::move(tail)), m_skipped(m_chunks.empty() ? 0 : skipped)
    {
    }

    [[nodiscard]] std::size_t size() const noexcept { return m_chunks.size() * ChunkSize - m_skipped + m_tail.size(); }
    [[nodiscard]] bool empty() const noexcept { return size() == 0; }
    const WindowPoint &operator[](std::size_t at) const noexcept
    {
        const std::size_t place = at + m_skipped;
        const std::size_t chunk = place / ChunkSize;
        return chunk < m_chunks.size() ? (*m_chunks[chunk])[place % ChunkSize]
                                       : m_tail[place - m_chunks.size() * ChunkSize];
    }
    [[nodiscard]] const WindowPoint &front() const noexcept { return (*this)[0]; }
    [[nodiscard]] const WindowPoint &back() const noexcept { return (*this)[size() - 1]; }
    [[nodiscard]] Iterator begin() const noexcept { return {this, 0}; }
    [[nodiscard]] Iterator end() const noexcept { return {this, size()}; }
    [[nodiscard]] std::reverse_iterator<Iterator> rbegin() const noexcept { return std::reverse_iterator(end()); }
    [[nodiscard]] std::reverse_iterator<Iterator> rend() const noexcept { return std::reverse_iterator(begin()); }

    bool operator==(const WindowRow &other) const { return std::equal(begin(), end(), other.begin(), other.end()); }

private:
    std::vector<Chunk> m_chunks;
    std::vector<WindowPoint> m_tail;
    std::size_t m_skipped = 0;
};

}  // namespace observatorio
