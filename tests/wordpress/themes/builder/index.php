<?php page_opens('<div id="page-container"><div id="et-main-area"><div id="main-content"><div class="container"><div id="content-area" class="clearfix"><div id="left-area">');
$meta = fn() => sprintf('<p class="post-meta">%s <span class="author vcard">%s</span> | <span class="published">%s</span> | %s | <span class="comments-number"><a href="%s#respond">0 comments</a></span></p>', __('by'), author_link(), get_the_date(), get_the_category_list(', '), get_permalink());
while (have_posts()) : the_post();
if (is_singular()) : ?>
<article id="post-<?php the_ID(); ?>" <?php post_class('et_pb_post'); ?>><div class="et_post_meta_wrapper"><h1 class="entry-title"><?php the_title(); ?></h1><?php echo $meta(); the_post_thumbnail(); ?></div>
<div class="entry-content"><?php the_content(); wp_link_pages(['before' => '<div class="page-links">' . __('Pages:'), 'after' => '</div>']); ?></div><div class="et_post_meta_wrapper"><?php echo shared(); comments_template(); ?></div></article>
<?php else : ?>
<article id="post-<?php the_ID(); ?>" <?php post_class('et_pb_post'); ?>><?php has_post_thumbnail() && printf('<a class="entry-featured-image-url" href="%s">%s</a>', get_permalink(), get_the_post_thumbnail()); ?><h2 class="entry-title"><a href="<?php the_permalink(); ?>"><?php the_title(); ?></a></h2><?php echo $meta(); the_content(__('read more')); ?></article>
<?php endif; endwhile; ?><div class="pagination clearfix"><div class="alignleft"><?php next_posts_link('&laquo; Older Entries'); ?></div><div class="alignright"><?php previous_posts_link('Next Entries &raquo;'); ?></div></div>
<?php page_closes('</div></div></div></div></div></div>');
