#include "relations/cycle_cover.h"
#include "relations/negative_cycle.h"

#include <glpk.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { ROWS_PER_EDGE = 3, BRANCH_ROWS = 1500 }; /* programs of more rows are not branched: a node takes seconds */
static const double BROKEN = 1 - 1e-6;          /* a row with less than this is broken */

typedef struct Cover {
    const EdgeList *graph;
    glp_prob *lp;
    int8_t *camp; /* [count] the best split known */
    long best;    /* edges that it frustrates */
    long bound;
    int nodes;
    long work, most_work;
    int64_t steps;
} Cover;

static long frustrated(const EdgeList *g, const int8_t *camp) {
    long cost = 0;
    for (int e = 0; e < g->edge_count; e++) {
        int a = g->ends[e][0], b = g->ends[e][1];
        cost += g->sign[a * g->count + b] * camp[a] * camp[b] < 0;
    }
    return cost;
}

static glp_prob *new_program(const EdgeList *g) {
    glp_prob *lp = glp_create_prob();
    glp_set_obj_dir(lp, GLP_MIN);
    glp_add_cols(lp, g->edge_count);
    for (int e = 1; e <= g->edge_count; e++) {
        glp_set_obj_coef(lp, e, 1);
        glp_set_col_bnds(lp, e, GLP_DB, 0, 1);
    }
    return lp;
}

/* Adds the rows that the present solution breaks; false where it breaks none. */
static bool add_broken_rows(Cover *c, glp_prob *lp) {
    Arena *arena = arena_new();
    size_t m = (size_t)c->graph->edge_count, count, most = 1;
    double *value = arena_alloc(arena, m * sizeof *value);
    for (size_t e = 0; e < m; e++)
        value[e] = fmax(0, glp_get_col_prim(lp, (int)e + 1));
    Cycle *cycles = negative_cycles(c->graph, value, BROKEN, ROWS_PER_EDGE, arena, &count);
    for (size_t i = 0; i < count; i++)
        most = (size_t)cycles[i].length > most ? (size_t)cycles[i].length : most;
    int *columns = arena_alloc(arena, (most + 1) * sizeof *columns);
    double *ones = arena_alloc(arena, (most + 1) * sizeof *ones);
    for (size_t i = 0; i < count; i++) {
        for (int k = 0; k < cycles[i].length; k++) {
            columns[k + 1] = cycles[i].edges[k] + 1;
            ones[k + 1] = 1;
        }
        int row = glp_add_rows(lp, 1);
        glp_set_row_bnds(lp, row, GLP_LO, 1, 0);
        glp_set_mat_row(lp, row, cycles[i].length, columns, ones);
    }
    arena_free(arena);
    return count > 0;
}

/* A lower bound in whole numbers: dual values y >= 0 of the rows, in parts of 2^20, give
 * sum y - sum over edges of max(0, sum of y over the rows with this edge - 1), whatever the solver's rounding. */
static long certified_bound(const Cover *c) {
    const int64_t unit = 1 << 20;
    Arena *arena = arena_new();
    size_t m = (size_t)c->graph->edge_count;
    int64_t *load = arena_alloc(arena, (m + 1) * sizeof *load), sum = 0;
    int *columns = arena_alloc(arena, (m + 1) * sizeof *columns);
    for (int row = 1; row <= glp_get_num_rows(c->lp); row++) {
        int64_t y = (int64_t)(fmax(0, glp_get_row_dual(c->lp, row)) * (double)unit);
        int length = y ? glp_get_mat_row(c->lp, row, columns, NULL) : 0;
        for (int k = 1; k <= length; k++)
            load[columns[k]] += y;
        sum += y;
    }
    for (size_t e = 1; e <= m; e++)
        sum -= load[e] > unit ? load[e] - unit : 0;
    arena_free(arena);
    return sum > 0 ? (long)((sum + unit - 1) / unit) : 0;
}

/* Rows without effect are dropped, so that the program stays small. */
static void drop_slack_rows(glp_prob *lp) {
    int count = glp_get_num_rows(lp), dropped = 0;
    int *rows = malloc(((size_t)count + 1) * sizeof *rows);
    if (!rows)
        return;
    for (int row = 1; row <= count; row++)
        if (glp_get_row_stat(lp, row) == GLP_BS && glp_get_row_prim(lp, row) > 1.0001)
            rows[++dropped] = row;
    if (dropped)
        glp_del_rows(lp, dropped, rows);
    free(rows);
}

/* One run of the simplex method within what is left of the limits; true where it came to its end. */
static bool solve(Cover *c, CycleCoverLimits limits) {
    int64_t size = glp_get_num_rows(c->lp) + glp_get_num_cols(c->lp), left = (limits.steps - c->steps) / size;
    glp_smcp how;
    glp_init_smcp(&how);
    how.msg_lev = GLP_MSG_OFF;
    how.meth = GLP_DUALP;
    how.it_lim = left < limits.iterations ? (int)left : limits.iterations;
    int before = glp_get_it_cnt(c->lp);
    bool ended = how.it_lim > 0 && glp_simplex(c->lp, &how) == 0 && glp_get_status(c->lp) == GLP_OPT;
    c->steps += (glp_get_it_cnt(c->lp) - before) * size;
    return ended;
}

/* Rounds of rows over the relaxation; true where no row is broken any more. */
static bool relax(Cover *c, CycleCoverLimits limits) {
    for (int round = 0; round < limits.rounds; round++) {
        bool ended = solve(c, limits);
        long bound = certified_bound(c);
        bool better = bound > c->bound;
        c->bound = better ? bound : c->bound;
        if (!ended || c->bound >= c->best)
            return ended;
        if (better)
            drop_slack_rows(c->lp);
        if (!add_broken_rows(c, c->lp))
            return true;
    }
    return false;
}

/* Camps by a walk through the graph over the edges that `removed` keeps. */
static void camps_without(const EdgeList *g, const double *removed, int8_t *camp, int *queue) {
    int n = g->count;
    memset(camp, 0, (size_t)n);
    for (int start = 0; start < n; start++) {
        if (camp[start])
            continue;
        camp[start] = 1;
        queue[0] = start;
        for (int head = 0, tail = 1; head < tail; head++)
            for (int w = 0; w < n; w++) {
                int edge = g->edge_of[queue[head] * n + w];
                if (edge < 0 || camp[w] || removed[edge] > 0.5)
                    continue;
                camp[w] = (int8_t)(camp[queue[head]] * g->sign[queue[head] * n + w]);
                queue[tail++] = w;
            }
    }
}

/* Keeps the split that the values of the edges give, where it is better than the known one. */
static void keep_split(Cover *c, const double *removed, Arena *arena) {
    size_t n = (size_t)c->graph->count;
    int8_t *camp = arena_alloc(arena, n);
    camps_without(c->graph, removed, camp, arena_alloc(arena, n * sizeof(int)));
    long cost = frustrated(c->graph, camp);
    if (cost < c->best) {
        c->best = cost;
        memcpy(c->camp, camp, n);
    }
}

/* Rounds the solution of a node to a split, and offers GLPK the best one known. */
static void offer_split(Cover *c, glp_tree *tree) {
    Arena *arena = arena_new();
    size_t m = (size_t)c->graph->edge_count;
    double *value = arena_alloc(arena, (m + 1) * sizeof *value);
    glp_prob *lp = glp_ios_get_prob(tree);
    for (size_t e = 1; e <= m; e++)
        value[e] = glp_get_col_prim(lp, (int)e);
    keep_split(c, value + 1, arena);
    for (size_t e = 0; e < m; e++) {
        int a = c->graph->ends[e][0], b = c->graph->ends[e][1];
        value[e + 1] = c->graph->sign[a * c->graph->count + b] * c->camp[a] * c->camp[b] < 0;
    }
    glp_ios_heur_sol(tree, value);
    arena_free(arena);
}

static void follow(glp_tree *tree, void *context) {
    Cover *c = context;
    switch (glp_ios_reason(tree)) {
    case GLP_ISELECT:
        c->nodes++;
        break;
    case GLP_IROWGEN:
        c->work += glp_get_num_rows(glp_ios_get_prob(tree));
        if (c->work > c->most_work)
            glp_ios_terminate(tree);
        else
            add_broken_rows(c, glp_ios_get_prob(tree));
        break;
    case GLP_IHEUR:
        offer_split(c, tree);
        break;
    default:
        break;
    }
    int best_node = glp_ios_best_node(tree);
    if (best_node) {
        long bound = (long)ceil(glp_ios_node_bound(tree, best_node) - 1e-6);
        c->bound = bound > c->bound && bound <= c->best ? bound : c->bound;
    }
}

static void branch(Cover *c) {
    for (int e = 1; e <= c->graph->edge_count; e++)
        glp_set_col_kind(c->lp, e, GLP_BV);
    glp_iocp how;
    glp_init_iocp(&how);
    how.msg_lev = GLP_MSG_OFF;
    how.cb_func = follow;
    how.cb_info = c;
    bool ended = glp_intopt(c->lp, &how) == 0;
    int status = glp_mip_status(c->lp);
    if (status == GLP_OPT || status == GLP_FEAS) {
        Arena *arena = arena_new();
        double *value = arena_alloc(arena, ((size_t)c->graph->edge_count + 1) * sizeof *value);
        for (int e = 0; e < c->graph->edge_count; e++)
            value[e] = glp_mip_col_val(c->lp, e + 1);
        keep_split(c, value, arena);
        arena_free(arena);
    }
    if (ended && status == GLP_OPT)
        c->bound = lround(glp_mip_obj_val(c->lp));
}

CycleCoverResult cycle_cover(const int8_t *sign, int count, CycleCoverLimits limits, int8_t *camp) {
    Arena *arena = arena_new();
    EdgeList graph = edge_list_make(sign, count, arena);
    Cover c = {.graph = &graph, .camp = camp, .most_work = limits.work};
    c.best = frustrated(&graph, camp);
    CycleCoverResult result = {.solved = c.best == 0};
    if (c.best > 0) {
        int was = glp_term_out(GLP_OFF);
        c.lp = new_program(&graph);
        bool whole = relax(&c, limits);
        bool open = whole && c.bound < c.best && glp_get_num_rows(c.lp) <= BRANCH_ROWS;
        if (open && limits.work > 0)
            branch(&c);
        result = (CycleCoverResult){.bound = c.bound,
                                    .solved = c.bound == c.best,
                                    .open = open,
                                    .rows = glp_get_num_rows(c.lp),
                                    .nodes = c.nodes};
        glp_delete_prob(c.lp);
        glp_term_out(was);
    }
    arena_free(arena);
    return result;
}
